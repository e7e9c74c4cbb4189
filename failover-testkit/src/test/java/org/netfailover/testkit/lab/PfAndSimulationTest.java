package org.netfailover.testkit.lab;

import org.junit.jupiter.api.Tag;

@WithSriovLab(topology = LabTopology.PF)
@Tag("soak")
class PfAndSimulationTest extends LabAndSimulation {}
