package org.netfailover.testkit.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "map",
        description = {
            "Writes the domain with its VFs replaced by those of another host, all at once.",
            "Each SRC has to be the VF of exactly one device. The guest's addresses stay."
        })
final class MapCommand extends EditCommand {
    @Parameters(index = "0", paramLabel = "SRC=DST[,SRC=DST...]", description = "PCI addresses such as 0000:b3:02.3.")
    private VfMap map = new VfMap(Map.of());

    @Parameters(index = "1", paramLabel = "FILE", description = "Domain XML; - is the standard input.")
    private String file = Console.STDIN;

    MapCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return edit(file, domain -> domain.withVfsMapped(map.entries()));
    }
}
