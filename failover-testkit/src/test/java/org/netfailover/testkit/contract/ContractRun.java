package org.netfailover.testkit.contract;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of running a class of tests, apart from the tests that run it.
 *
 * @param passed how many tests passed
 * @param failures what those that failed said, by the method's name, or by what failed where it was no method
 */
record ContractRun(int passed, Map<String, String> failures) {
    private static final class Recorder implements TestExecutionListener {
        private final Map<String, String> failures = new TreeMap<>();
        private int passed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                failures.put(
                        name(test),
                        result.getThrowable().map(Throwable::toString).orElse("aborted"));
            } else if (test.isTest()) {
                passed++;
            }
        }

        private static String name(TestIdentifier test) {
            return test.getSource()
                    .filter(MethodSource.class::isInstance)
                    .map(source -> ((MethodSource) source).getMethodName())
                    .orElse(test.getDisplayName());
        }
    }

    static ContractRun of(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(tests))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        LauncherConfig apart = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build();
        Recorder recorder = new Recorder();
        LauncherFactory.create(apart).execute(request, recorder);
        return new ContractRun(recorder.passed, recorder.failures);
    }
}
