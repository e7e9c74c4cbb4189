package org.netfailover.testkit.lab;

import org.junit.jupiter.api.Tag;

@WithSriovLab(topology = LabTopology.VIRTIO)
@Tag("soak")
class VirtioAndSimulationTest extends LabAndSimulation {}
