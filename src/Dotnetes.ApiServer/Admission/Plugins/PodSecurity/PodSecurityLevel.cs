namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>The levels of the Pod Security Standards, from the most to the least permissive.</summary>
public enum PodSecurityLevel
{
    /// <summary>Everything is allowed.</summary>
    Privileged,

    /// <summary>Known ways to more privileges are closed.</summary>
    Baseline,

    /// <summary>Hardening by present practice.</summary>
    Restricted,
}
