namespace Dotnetes.Cri.V1;

/// <summary>Whether the runtime manages cgroups through systemd or directly in the file system.</summary>
public enum CgroupDriver
{
    /// <summary>SYSTEMD.</summary>
    Systemd = 0,

    /// <summary>CGROUPFS.</summary>
    Cgroupfs = 1,
}
