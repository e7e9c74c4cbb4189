package org.netfailover.testkit.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.netfailover.testkit.daemon.Requirement;

/** What {@link WithSriovLab} does. */
final class SriovLabExtension
        implements ExecutionCondition, BeforeAllCallback, ParameterResolver, TestExecutionExceptionHandler {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> reason = Requirement.LAB.skip(SriovLab.missing());
        return reason.map(ConditionEvaluationResult::disabled)
                .orElseGet(() -> ConditionEvaluationResult.enabled("a lab can run here"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context).existing().ifPresent(SriovLab::sweep);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SriovLab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).lab(options(context));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        shared(context).existing().ifPresent(lab -> System.out.println(lab.lastWords()));
        throw failure;
    }

    private static LabOptions options(ExtensionContext context) {
        WithSriovLab asked = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), WithSriovLab.class)
                .orElseThrow();
        HostOptions host = HostOptions.DEFAULT.withVfs(asked.vfs());
        return LabOptions.of(asked.topology()).withA(host).withB(host);
    }

    // The store closes what is in it when the run is done.
    private static SharedLab shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedLab.class))
                .getOrComputeIfAbsent(SharedLab.class, key -> new SharedLab(), SharedLab.class);
    }
}
