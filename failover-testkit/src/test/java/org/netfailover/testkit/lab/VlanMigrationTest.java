package org.netfailover.testkit.lab;

import org.junit.jupiter.api.Tag;

/** Standbys leave by the PF, whose bridge filters VLANs and learns nothing there. */
@Tag("soak")
@WithSriovLab(topology = LabTopology.VLAN)
class VlanMigrationTest extends LabMigrations {}
