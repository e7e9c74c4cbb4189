package org.netfailover.testkit.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command that all others hang on. */
@Command(
        name = "netfailover",
        description = "Checks, edits, plugs and moves the SR-IOV failover pairs of libvirt domains.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Netfailover.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:without errors",
            "1:a document has errors, or cannot be edited in this way",
            "2:a document cannot be read, a host not be reached, or the command was misused",
            "3:done, but devices are missing; or a pair is not as it should be",
            "4:refused, and nothing was touched",
            "5:failed or cancelled, and rolled back",
            "6:failed, and somebody has to look at it"
        })
final class Netfailover {
    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Optional<String> version =
                    Optional.ofNullable(Netfailover.class.getPackage().getImplementationVersion());
            return new String[] {"netfailover " + version.orElse("(not from a jar)")};
        }
    }
}
