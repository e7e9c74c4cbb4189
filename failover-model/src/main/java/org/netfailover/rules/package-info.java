/**
 * The rules of a failover pair, and what they find.
 *
 * <p>{@link org.netfailover.rules.Rules} is the way in: a target selects rules, a check returns a
 * {@link org.netfailover.rules.Report} of every finding and of every rule that could not be asked.
 */
@NullMarked
@Value.Style(
        jdkOnly = true,
        strictBuilder = true,
        overshadowImplementation = true,
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        builderVisibility = Value.Style.BuilderVisibility.PACKAGE,
        validationMethod = Value.Style.ValidationMethod.SIMPLE,
        allowedClasspathAnnotations = {})
package org.netfailover.rules;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
