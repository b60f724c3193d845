namespace Dotnetes.Preflight;

/// <summary>Whether something of the machine will do.</summary>
public enum CheckVerdict
{
    /// <summary>It will.</summary>
    Good,

    /// <summary>It will, but something will not work or not well.</summary>
    Doubtful,

    /// <summary>It will not.</summary>
    Bad,
}
