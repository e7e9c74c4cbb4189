package org.netfailover.testkit.contract;

/** What the examples of the contracts call a user's own hosts. */
public final class MyTestBed extends SimulatedTestBed {}
