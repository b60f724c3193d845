namespace Dotnetes.Scheduler.Framework;

/// <summary>What happened to an object.</summary>
[Flags]
public enum EventAction
{
    /// <summary>It appeared.</summary>
    Add = 1,

    /// <summary>It changed.</summary>
    Update = 2,

    /// <summary>It is gone.</summary>
    Delete = 4,
}
