package org.netfailover.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.netfailover.libvirt.Hypervisor;
import org.netfailover.model.NetworkChange;
import org.netfailover.network.HostNetwork;
import org.netfailover.testkit.network.MyNetworkBed;
import org.opentest4j.TestAbortedException;

/** A contract that is not kept says what it requires, and who says so. */
class ContractRequirementsTest {
    /** Hosts of which the source finds no domain. */
    static final class Forgetful extends HypervisorContract {
        @Override
        protected TestBed open() {
            return new SimulatedTestBed() {
                @Override
                public Hypervisor source() {
                    return answering(Hypervisor.class, super.source(), "find", found -> Optional.empty());
                }
            };
        }
    }

    /** A network that says of each change that there was nothing to do. */
    static final class Lying extends HostNetworkContract {
        @Override
        protected NetworkBed open() {
            return answering(
                    NetworkBed.class,
                    new MyNetworkBed(),
                    "network",
                    network -> answering(
                            HostNetwork.class, (HostNetwork) network, "apply", undo -> NetworkChange.nothing()));
        }
    }

    /** Something that answers one kind of call in its own way. */
    private static <T> T answering(Class<T> type, T other, String name, UnaryOperator<Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object usual = called(other, method, arguments);
                    return method.getName().equals(name) ? answer.apply(usual) : usual;
                }));
    }

    private static Object called(Object on, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                HypervisorContract.class,
                MigrationContract.class,
                OperationContract.class,
                RepairContract.class,
                HostNetworkContract.class
            })
    void everyTestSaysWhatItRequires(Class<?> contract) {
        List<Method> tests = ReflectionSupport.findMethods(
                contract, method -> method.isAnnotationPresent(Test.class), HierarchyTraversalMode.TOP_DOWN);

        assertThat(tests).hasSizeGreaterThan(3).allSatisfy(test -> {
            Requires requires = test.getAnnotation(Requires.class);
            assertThat(requires).isNotNull();
            assertThat(requires.value()).matches("[A-Z].*\\.");
            assertThat(requires.by()).matches("[A-Z].*[^.]");
            assertThat(requires.otherwise()).matches("[a-z].*[^.]|QEMU .*[^.]");
        });
    }

    private static void isTold(ContractRun run, String test, String... words) {
        assertThat(run.failures()).containsKey(test);
        assertThat(run.failures().get(test)).contains(words);
        assertThat(run.failures().values())
                .filteredOn(message -> !message.startsWith(TestAbortedException.class.getName()))
                .allSatisfy(message -> assertThat(message)
                        .contains("This does not hold here: ")
                        .contains("Required: ")
                        .contains("Otherwise: "));
    }

    @Test
    void aHypervisorIsToldTheRuleTheRequirementAndWhatComesOfIt() {
        isTold(
                ContractRun.of(Forgetful.class),
                "aDomainIsFoundByNameAndByUuid",
                "Required: A domain is found by its name and by its UUID",
                "(HypervisorContract.aDomainIsFoundByNameAndByUuid; Hypervisor.find; libvirt, virDomainLookupByName",
                "Otherwise: an operation is done to another domain, or to none.");
    }

    @Test
    void aHostNetworkIsToldTheRuleTheRequirementAndWhatComesOfIt() {
        ContractRun run = ContractRun.of(Lying.class);

        isTold(
                run,
                "aMissingEntryIsSetAndIsMissingAgain",
                "Required: An entry that was not there is set, and the undo takes it away.",
                "(HostNetworkContract.aMissingEntryIsSetAndIsMissingAgain; HostNetwork.apply; iproute2, ");
        assertThat(run.failures()).doesNotContainKey("devicesAreShownAsTheyAre");
    }
}
