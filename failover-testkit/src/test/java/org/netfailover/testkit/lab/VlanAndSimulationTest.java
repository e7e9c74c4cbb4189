package org.netfailover.testkit.lab;

import org.junit.jupiter.api.Tag;

@WithSriovLab(topology = LabTopology.VLAN)
@Tag("soak")
class VlanAndSimulationTest extends LabAndSimulation {}
