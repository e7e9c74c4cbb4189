package org.netfailover.testkit.lab;

/**
 * What a command has come to.
 *
 * <pre>{@code
 * try (SriovLab lab = SriovLab.start(LabOptions.of(LabTopology.VLAN))) {
 *     CommandResult result = lab.a().run(List.of("virsh", "net-info", LabHost.POOL), Duration.ofSeconds(20));
 *     assertThat(result.succeeded()).as(result.errors()).isTrue();
 *     assertThat(result.output()).contains(LabHost.POOL);
 * }
 * }</pre>
 *
 * @param status its exit status; 128 and the signal's number when a signal has ended it, 127 when it could not be run
 * @param output what it has written on standard output, read as UTF-8
 * @param errors what it has written on standard error, read as UTF-8
 */
public record CommandResult(int status, String output, String errors) {
    /**
     * Whether it has succeeded.
     *
     * @return true when the status is 0
     */
    public boolean succeeded() {
        return status == 0;
    }
}
