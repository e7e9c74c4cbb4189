package org.netfailover.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;

/** The arrows of the design as rules over packages, so that each can be shown to catch a class that breaks it. */
final class Arrows {
    private Arrows() {}

    /** Classes of these packages depend on no class of those. */
    static ArchRule never(String[] from, String... to) {
        return noClasses().that().resideInAnyPackage(from).should().dependOnClassesThat(resideInAnyPackage(to));
    }

    /** Only classes of the first package, and what lies below it, depend on the others. */
    static ArchRule only(String user, String... used) {
        return noClasses().that(not(resideInAPackage(user))).should().dependOnClassesThat(resideInAnyPackage(used));
    }

    /** Classes of these packages read no file, open no socket and write no stream. */
    static ArchRule noInputOrOutput(String... packages) {
        return never(packages, "java.io..", "java.nio..", "java.net..", "java.net.http..", "javax.net..")
                .because("the core decides and does not act");
    }

    /** No package depends on itself by way of others. */
    static ArchRule noCycles(String slices) {
        return slices().matching(slices).should().beFreeOfCycles();
    }

    /** Every class lies in a package that says {@code @NullMarked}. */
    static ArchRule nullMarked() {
        return classes().should(new ArchCondition<>("lie in a @NullMarked package") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean marked = packageInfo(item.getPackage())
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(new SimpleConditionEvent(item, marked, item.getName() + " in " + item.getPackageName()));
            }
        });
    }

    private static Optional<HasAnnotations<?>> packageInfo(JavaPackage where) {
        return where.tryGetPackageInfo().map(info -> info);
    }
}
