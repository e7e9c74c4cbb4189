package org.netfailover.testkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netfailover.testkit.daemon.WithTwoHosts;

/** The measurement measures; what it measures is read by people. */
@WithTwoHosts
@Timeout(120)
class MigrationTableTest {
    @Test
    void everyWayOfMigratingIsMeasured() throws Exception {
        String table = MigrationTable.measured(1);

        assertThat(table.lines()).hasSize(1 + MigrationTable.Way.values().length);
        assertThat(table).doesNotContain("NaN");
    }
}
