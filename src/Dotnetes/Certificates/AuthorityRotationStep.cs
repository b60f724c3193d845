namespace Dotnetes.Certificates;

/// <summary>How far the change of an authority is.</summary>
public enum AuthorityRotationStep
{
    /// <summary>None is under way.</summary>
    None,

    /// <summary>The new authority is trusted; the old one signs.</summary>
    Trusted,

    /// <summary>The new authority signs; the old one is still trusted.</summary>
    Switched,
}
