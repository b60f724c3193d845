namespace Dotnetes.Benchmarks.Codecs;

/// <summary>Which object is measured.</summary>
public enum Sample
{
    /// <summary>A pod of about 4 KB.</summary>
    Pod,

    /// <summary>A node.</summary>
    Node,

    /// <summary>A list of 1,000 pods.</summary>
    List,
}
