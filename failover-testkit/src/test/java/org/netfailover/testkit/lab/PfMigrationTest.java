package org.netfailover.testkit.lab;

/** Standbys leave by the PF, whose bridge learns. */
@WithSriovLab(topology = LabTopology.PF)
class PfMigrationTest extends LabMigrations {}
