namespace Dotnetes.Controllers.GarbageCollection;

/// <summary>What changes of the graph give to do.</summary>
internal interface IGarbageWork
{
    /// <summary>A node may have to go, or to be checked.</summary>
    void TryDelete(GraphNode node);

    /// <summary>The same, after the back-off of the node.</summary>
    void TryDeleteLater(GraphNode node);

    /// <summary>A reference names an owner that was not seen yet: whether there is one must be asked, unless it is seen after all.</summary>
    void AskAboutUnseen(GraphNode owner);

    /// <summary>The dependents of a node must be let go, then the node itself.</summary>
    void TryOrphan(GraphNode node);

    /// <summary>A reference names an owner in another namespace.</summary>
    void ReportForeignOwner(ObjectIdentity dependent, ObjectIdentity owner);
}
