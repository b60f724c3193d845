namespace Dotnetes.Cri.V1;

/// <summary>Whether a security profile is that of the runtime, none, or a local one.</summary>
public enum SecurityProfileProfileType
{
    /// <summary>RuntimeDefault.</summary>
    Runtimedefault = 0,

    /// <summary>Unconfined.</summary>
    Unconfined = 1,

    /// <summary>Localhost.</summary>
    Localhost = 2,
}
