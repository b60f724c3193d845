namespace Dotnetes.Controllers.NodeLifecycle;

/// <summary>How much of a zone is lost.</summary>
internal enum ZoneState
{
    /// <summary>Not known yet.</summary>
    Initial,

    /// <summary>Little or nothing.</summary>
    Normal,

    /// <summary>Much.</summary>
    PartialDisruption,

    /// <summary>All of it.</summary>
    FullDisruption,
}
