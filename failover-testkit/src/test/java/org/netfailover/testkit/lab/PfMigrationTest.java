package org.netfailover.testkit.lab;

import org.junit.jupiter.api.Tag;

/** Standbys leave by the PF, whose bridge learns. */
@Tag("soak")
@WithSriovLab(topology = LabTopology.PF)
class PfMigrationTest extends LabMigrations {}
