package org.netfailover.testkit.daemon;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On a JUnit Jupiter or jqwik test class or method: it needs two real hosts to migrate between. Where there can be none
 * the tests are skipped with the reason, or fail when {@code -Dnetfailover.require=libvirt} is set. They carry the tag
 * {@code daemon}.
 *
 * <pre><code>
 * {@literal @}WithTwoHosts
 * class BridgesTest {
 *     {@literal @}Test
 *     void bothHostsHaveTheBridge(TwoHosts hosts) {
 *         try (LibvirtHost host = hosts.b().connect()) {
 *             assertThat(host.inventory().bridges())
 *                     .extracting(HostInventory.Bridge::name)
 *                     .contains(TestHost.BRIDGE);
 *         }
 *     }
 * }
 * </code></pre>
 *
 * <p>Under Jupiter a parameter of type {@link TwoHosts} receives the hosts of the test's outermost class: started for
 * the first test that asks, and closed after the last. In a jqwik property, whose parameters are generated, ask
 * {@link TwoHosts#shared()} instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("daemon")
@net.jqwik.api.Tag("daemon")
@ExtendWith(TwoHostsExtension.class)
@AddLifecycleHook(TwoHostsSkipHook.class)
public @interface WithTwoHosts {}
