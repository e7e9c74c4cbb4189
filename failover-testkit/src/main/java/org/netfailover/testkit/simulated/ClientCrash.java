package org.netfailover.testkit.simulated;

import java.io.Serial;

/**
 * The program under test dies here. An error and no exception, and without a stack to print: what catches it to go on is
 * wrong, as a dead process catches nothing. Until {@link SimulatedSite#startClient()} it is thrown from every call to a
 * simulated host and from every wait in simulated time.
 */
public final class ClientCrash extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    ClientCrash() {
        super("the simulated client has died", null, false, false);
    }
}
