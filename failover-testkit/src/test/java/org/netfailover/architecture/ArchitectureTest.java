package org.netfailover.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netfailover.network.HostNetwork;
import org.netfailover.network.HostNetworkException;
import org.netfailover.network.NetworkErrorKind;

/** Arrows run one way: libvirt to xml to model, and the test kit to all three. */
class ArchitectureTest {
    private static final String[] MODEL = {
        "org.netfailover.model..", "org.netfailover.rules..", "org.netfailover.plan.."
    };
    private static final String XML = "org.netfailover.xml..";
    private static final String LIBVIRT = "org.netfailover.libvirt..";
    private static final String NETWORK = "org.netfailover.network..";
    private static final String OPERATION = "org.netfailover.operation..";
    private static final String TESTKIT = "org.netfailover.testkit..";

    private static JavaClasses ours;

    @BeforeAll
    static void readClasses() {
        ours = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.netfailover");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"model", "rules", "xml", "xml.binding", "libvirt", "network", "operation", "testkit.daemon"})
    void whatIsCheckedIsThere(String name) {
        assertThat(ours).anyMatch(type -> type.getPackageName().equals("org.netfailover." + name));
    }

    @Test
    void modelKnowsNoOtherModule() {
        Arrows.never(MODEL, XML, LIBVIRT, NETWORK, OPERATION, TESTKIT).check(ours);
    }

    @Test
    void modelDoesNoInputOrOutput() {
        Arrows.noInputOrOutput(MODEL).check(ours);
    }

    @Test
    void xmlKnowsOnlyTheModel() {
        Arrows.never(new String[] {XML}, LIBVIRT, NETWORK, OPERATION, TESTKIT).check(ours);
    }

    @Test
    void onlyOperationsAndTheTestKitKnowHosts() {
        Arrows.only("org.netfailover.(libvirt|operation|testkit)..", LIBVIRT).check(ours);
    }

    @Test
    void operationsKnowThePortAndNotWhatIsBehindIt() {
        Arrows.never(new String[] {OPERATION}, "org.libvirt..", "com.sun.jna..").check(ours);
        noClasses()
                .that()
                .resideInAPackage(OPERATION)
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("LibvirtHost")
                .check(ours);
    }

    @Test
    void operationsKnowThePortOfTheNetworkAndNotHowAHostIsReached() {
        noClasses()
                .that()
                .resideInAPackage(OPERATION)
                .should()
                .dependOnClassesThat(resideInAPackage(NETWORK)
                        .and(not(belongToAnyOf(HostNetwork.class, HostNetworkException.class, NetworkErrorKind.class))))
                .check(ours);
    }

    @Test
    void theNetworkKnowsNoHypervisor() {
        Arrows.never(new String[] {NETWORK}, XML, LIBVIRT, OPERATION, TESTKIT).check(ours);
        Arrows.only("org.netfailover.(network|operation|testkit)..", NETWORK).check(ours);
    }

    @Test
    void nothingKnowsTheTestKit() {
        Arrows.only(TESTKIT, TESTKIT).check(ours);
    }

    @Test
    void onlyTheLibvirtModuleKnowsLibvirt() {
        Arrows.only(LIBVIRT, "org.libvirt..", "com.sun.jna..").check(ours);
    }

    @Test
    void onlyTheXmlModuleKnowsXmlLibraries() {
        Arrows.only(XML, "jakarta.xml.bind..", "javax.xml.stream..", "com.ctc.wstx..", "org.codehaus.stax2..")
                .check(ours);
    }

    @Test
    void bindingClassesStayInside() {
        Arrows.only(XML, "org.netfailover.xml.binding..").check(ours);
    }

    @Test
    void packagesHaveNoCycles() {
        Arrows.noCycles("org.netfailover.(**)").check(ours);
    }

    @Test
    void everyPackageIsNullMarked() {
        Arrows.nullMarked().check(ours);
    }
}
