package org.netfailover.testkit.lab;

/** Standbys leave by the PF, whose bridge filters VLANs and learns nothing there. */
@WithSriovLab(topology = LabTopology.VLAN)
class VlanMigrationTest extends LabMigrations {}
