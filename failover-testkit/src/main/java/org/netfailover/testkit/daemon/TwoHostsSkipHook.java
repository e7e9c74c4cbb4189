package org.netfailover.testkit.daemon;

import java.util.Optional;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** What {@link WithTwoHosts} does under jqwik. */
final class TwoHostsSkipHook implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        // An exception here would end the whole jqwik run: where libvirt is demanded, the test itself fails for want of
        // it.
        Optional<String> missing = Requirement.LIBVIRT.isDemanded() ? Optional.empty() : TwoHosts.missing();
        return missing.map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
