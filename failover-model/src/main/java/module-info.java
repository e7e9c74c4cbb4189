/** Teaming pairs, profiles, VF pools and hosts as immutable values, and the rules that they have to keep. */
module org.netfailover.model {
    requires static org.immutables.value.annotations;
    requires static transitive org.jspecify;

    exports org.netfailover.model;
    exports org.netfailover.plan;
    exports org.netfailover.rules;
}
