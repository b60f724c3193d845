namespace Dotnetes.Testing.Simulations;

/// <summary>Something that must always be so.</summary>
internal interface IInvariant
{
    /// <summary>Looks at a change.</summary>
    /// <param name="model">The cluster, with the change.</param>
    /// <param name="change">The change.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    string? Check(ClusterModel model, in ModelChange change);
}
