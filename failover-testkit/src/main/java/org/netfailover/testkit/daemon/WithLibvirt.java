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
 * On a JUnit Jupiter or jqwik test class or method: it needs a real libvirt. Where there can be none the tests are
 * skipped with the reason, or fail when {@code -Dnetfailover.require=libvirt} is set. They carry the tag {@code daemon}.
 *
 * <pre><code>
 * {@literal @}WithLibvirt
 * class TinyGuestTest {
 *     {@literal @}Test
 *     void libvirtTakesIt(LibvirtHost host) {
 *         String domain = TinyGuest.named("small").build().xml();
 *         assertThat(host.define(domain, DefineOption.VALIDATE).name()).isEqualTo("small");
 *         host.undefine("small");
 *     }
 * }
 * </code></pre>
 *
 * <p>Parameters of type {@link PrivateLibvirt} and {@link org.netfailover.libvirt.LibvirtHost} receive the shared
 * daemon and the shared connection to it: one for all tests of the JVM, so a test leaves no domain behind. In a jqwik
 * property, whose parameters are generated, ask {@link PrivateLibvirt#sharedHost()} instead.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("daemon")
@net.jqwik.api.Tag("daemon")
@ExtendWith(LibvirtExtension.class)
@AddLifecycleHook(LibvirtSkipHook.class)
public @interface WithLibvirt {}
