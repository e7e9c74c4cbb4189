package org.netfailover.testkit.contract;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/** Adds to the failure of a test what {@link Requires} says of it. The rule has the contract's name and the test's. */
final class RequiresExtension implements TestExecutionExceptionHandler {
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Method test = context.getRequiredTestMethod();
        Requires requires = test.getAnnotation(Requires.class);
        boolean isTold = failure instanceof AssertionError || failure instanceof Exception;
        if (requires == null || !isTold || failure instanceof TestAbortedException) {
            throw failure;
        }
        String rule = contract(context.getRequiredTestClass()) + "." + test.getName();
        new Breach(
                        "This does not hold here: " + text(failure) + ".",
                        requires.value() + " (" + rule + "; " + requires.by() + ")",
                        requires.otherwise())
                .fail(failure);
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof AssertionError && message != null ? message.strip() : failure.toString();
    }

    /** The class that a user extends: what it is made of is nobody's business. */
    private static String contract(Class<?> tests) {
        String name = tests.getSimpleName();
        for (@Nullable Class<?> type = tests; type != null && type != Object.class; type = type.getSuperclass()) {
            name = Modifier.isPublic(type.getModifiers()) ? type.getSimpleName() : name;
        }
        return name;
    }
}
