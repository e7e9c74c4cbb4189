package org.netfailover.xml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netfailover.model.HostCapabilities;

/** One pass over a host's capabilities. Of elements that may stand once the first counts. */
final class CapabilitiesScan {
    private final SafeReader reader;
    private final Children children;
    private final HostCapabilities.Builder found = HostCapabilities.builder();
    private boolean host;
    private boolean uuid;
    private boolean arch;
    private boolean iommu;

    private CapabilitiesScan(SafeReader reader) {
        this.reader = reader;
        this.children = new Children(reader);
    }

    static HostCapabilities scan(String text, XmlLimits limits) {
        SafeReader reader = SafeReader.of(text, limits);
        reader.toRoot();
        if (!reader.isAt("capabilities")) {
            throw reader.fault("the root element is no capabilities");
        }
        return new CapabilitiesScan(reader).read();
    }

    private HostCapabilities read() {
        children.forEach(name -> {
            if (!host && name.equals("host")) {
                host = true;
                children.forEach(this::readHost);
            } else if (name.equals("guest")) {
                new Guest().read();
            }
        });
        reader.toEnd();
        return found.build();
    }

    private void readHost(String name) {
        if (!uuid && name.equals("uuid")) {
            uuid = true;
            found.uuid(Children.uuid(reader.text()));
        } else if (!iommu && name.equals("iommu")) {
            iommu = true;
            found.iommu(yesOrNo(reader.attribute("support")));
        } else if (!arch && name.equals("cpu")) {
            children.forEach(child -> {
                if (!arch && child.equals("arch")) {
                    arch = true;
                    found.arch(reader.text().strip());
                }
            });
        }
    }

    private static Optional<Boolean> yesOrNo(Optional<String> text) {
        return text.filter(word -> word.equals("yes") || word.equals("no")).map("yes"::equals);
    }

    /** One {@code <guest>}. */
    private final class Guest {
        private String osType = "";
        private Optional<String> name = Optional.empty();
        private Optional<String> emulator = Optional.empty();
        private final List<HostCapabilities.Machine> machines = new ArrayList<>();
        private final List<String> domainTypes = new ArrayList<>(2);

        void read() {
            children.forEach(child -> {
                if (child.equals("os_type")) {
                    osType = reader.text().strip();
                } else if (child.equals("arch") && name.isEmpty()) {
                    name = Optional.of(reader.attribute("name").orElse(""));
                    children.forEach(this::readArch);
                }
            });
            found.addGuests(new HostCapabilities.Guest(osType, name.orElse(""), emulator, machines, domainTypes));
        }

        private void readArch(String child) {
            if (child.equals("emulator") && emulator.isEmpty()) {
                emulator = Optional.of(reader.text().strip());
            } else if (child.equals("machine")) {
                Optional<String> canonical = children.filled("canonical");
                var maxCpus = children.positive("maxCpus");
                machines.add(new HostCapabilities.Machine(reader.text().strip(), canonical, maxCpus));
            } else if (child.equals("domain")) {
                domainTypes.add(reader.attribute("type").orElse(""));
            }
        }
    }
}
