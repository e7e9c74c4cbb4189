package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.commons.support.AnnotationSupport;

class WithSriovLabTest {
    @Test
    void testsOfTheLabTakeTurns() {
        assertThat(AnnotationSupport.findRepeatableAnnotations(SriovLabTest.class, ResourceLock.class))
                .singleElement()
                .satisfies(lock -> {
                    assertThat(lock.value()).isEqualTo(WithSriovLab.LAB);
                    assertThat(lock.mode()).isEqualTo(ResourceAccessMode.READ_WRITE);
                });
    }
}
