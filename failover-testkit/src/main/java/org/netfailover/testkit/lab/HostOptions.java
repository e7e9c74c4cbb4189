package org.netfailover.testkit.lab;

/**
 * What the hardware of a host is like.
 *
 * <pre>{@code
 * HostOptions plain = HostOptions.DEFAULT.withVfs(4).withoutIommu();
 * LabOptions options = LabOptions.of(LabTopology.VLAN).withB(plain);
 * assertThat(options.b()).isEqualTo(new HostOptions(4, false, false));
 * }</pre>
 *
 * @param vfs how many VFs its PF has, from 0 to 7
 * @param iommu whether it has an IOMMU; without one no VF can be assigned
 * @param interruptRemapping whether the IOMMU remaps interrupts; without that VFIO takes no device
 */
public record HostOptions(int vfs, boolean iommu, boolean interruptRemapping) {
    private static final int MOST_VFS = 7;

    /** Two VFs, and an IOMMU that remaps interrupts. */
    public static final HostOptions DEFAULT = new HostOptions(2, true, true);

    /**
     * Checks the number of VFs.
     *
     * @param vfs how many VFs its PF has, from 0 to 7
     * @param iommu whether it has an IOMMU
     * @param interruptRemapping whether the IOMMU remaps interrupts
     * @throws IllegalArgumentException when there are less than 0 or more than 7
     */
    public HostOptions {
        if (vfs < 0 || vfs > MOST_VFS) {
            throw new IllegalArgumentException(vfs + " VFs");
        }
    }

    /**
     * The same with another number of VFs.
     *
     * @param number from 0 to 7
     * @return other options
     * @throws IllegalArgumentException when there are less than 0 or more than 7
     */
    public HostOptions withVfs(int number) {
        return new HostOptions(number, iommu, interruptRemapping);
    }

    /**
     * The same without an IOMMU.
     *
     * @return other options
     */
    public HostOptions withoutIommu() {
        return new HostOptions(vfs, false, false);
    }

    /**
     * The same with an IOMMU that does not remap interrupts.
     *
     * @return other options
     */
    public HostOptions withoutInterruptRemapping() {
        return new HostOptions(vfs, iommu, false);
    }
}
