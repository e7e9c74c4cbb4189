package org.netfailover.testkit.lab;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/** Classes that ask for one lab come one after the other, so that it is booted once; of these in their {@link Order}. */
final class LabOrder implements ClassOrderer {
    /** For classes that boot hosts otherwise than the lab did, which is then of no use to the next. */
    static final int LAST = Order.DEFAULT + 1;

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparing(LabOrder::lab).thenComparing(LabOrder::order));
    }

    private static String lab(ClassDescriptor descriptor) {
        return descriptor
                .findAnnotation(WithSriovLab.class)
                .map(asked -> asked.topology().ordinal() + " " + asked.vfs())
                .orElse("");
    }

    private static int order(ClassDescriptor descriptor) {
        return descriptor.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
