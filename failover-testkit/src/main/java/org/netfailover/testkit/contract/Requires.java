package org.netfailover.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a test of a contract: what it requires, which is told to somebody whose implementation fails it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Requires {
    /** What is required, a sentence. */
    String value();

    /** Of what it is required, and who says so: a method of the port, and what stands behind it. */
    String by();

    /** What becomes of it otherwise, a clause. */
    String otherwise();
}
