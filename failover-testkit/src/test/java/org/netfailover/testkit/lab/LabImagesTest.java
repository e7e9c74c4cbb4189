package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.netfailover.testkit.daemon.Requirement;

/** What labs run from. It needs no lab, and is built beside the tests that mostly wait. */
@Tag("daemon")
class LabImagesTest {
    @Test
    void whatIsBuiltIsFoundAgain() {
        Optional<String> reason = Requirement.LAB.skip(SriovLab.missing());
        assumeThat(reason).isEmpty();
        List<String> again = new ArrayList<>();

        LabImages built = LabImages.prepared(System.out::println);

        assertThat(LabImages.prepared(again::add)).isEqualTo(built);
        assertThat(again).isEmpty();
        assertThat(built.root().resolve("usr/sbin/libvirtd")).isRegularFile();
        assertThat(built.images().resolve("host.ext4")).isRegularFile();
    }
}
