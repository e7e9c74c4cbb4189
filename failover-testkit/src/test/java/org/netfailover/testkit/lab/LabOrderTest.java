package org.netfailover.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;

class LabOrderTest {
    private record Described(Class<?> getTestClass) implements ClassDescriptor {
        @Override
        public String getDisplayName() {
            return getTestClass.getSimpleName();
        }

        @Override
        public boolean isAnnotated(Class<? extends Annotation> annotation) {
            return AnnotationSupport.isAnnotated(getTestClass, annotation);
        }

        @Override
        public <A extends Annotation> Optional<A> findAnnotation(Class<A> annotation) {
            return AnnotationSupport.findAnnotation(getTestClass, annotation);
        }

        @Override
        public <A extends Annotation> List<A> findRepeatableAnnotations(Class<A> annotation) {
            return AnnotationSupport.findRepeatableAnnotations(getTestClass, annotation);
        }
    }

    private record Context(List<? extends ClassDescriptor> getClassDescriptors) implements ClassOrdererContext {
        @Override
        public Optional<String> getConfigurationParameter(String key) {
            return Optional.empty();
        }
    }

    @Test
    void whatAsksForOneLabIsTogetherAndWhatSpoilsItComesLast() {
        List<Described> classes = new ArrayList<>();
        for (Class<?> test : List.of(
                OtherHardwareTest.class,
                VlanMigrationTest.class,
                PfMigrationTest.class,
                LabOrderTest.class,
                HangsTest.class,
                VirtioMigrationTest.class)) {
            classes.add(new Described(test));
        }

        new LabOrder().orderClasses(new Context(classes));

        assertThat(classes)
                .extracting(Described::getTestClass)
                .containsExactly(
                        LabOrderTest.class,
                        VlanMigrationTest.class,
                        HangsTest.class,
                        OtherHardwareTest.class,
                        PfMigrationTest.class,
                        VirtioMigrationTest.class);
    }
}
