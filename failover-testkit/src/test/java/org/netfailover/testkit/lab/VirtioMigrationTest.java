package org.netfailover.testkit.lab;

/** Standbys leave by another NIC of the segment than VFs do. */
@WithSriovLab(topology = LabTopology.VIRTIO)
class VirtioMigrationTest extends LabMigrations {}
