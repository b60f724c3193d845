namespace Dotnetes.ApiServer.FlowControl;

/// <summary>Whether requests change something, as upstream tells them apart.</summary>
internal enum RequestKind
{
    /// <summary>Only reads.</summary>
    ReadOnly,

    /// <summary>May change something.</summary>
    Mutating,
}
