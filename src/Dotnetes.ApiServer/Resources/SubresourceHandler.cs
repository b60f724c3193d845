namespace Dotnetes.ApiServer.Resources;

/// <summary>A subresource to which bodies of their own kind are posted, such as <c>serviceaccounts/token</c>.</summary>
public abstract class SubresourceHandler
{
    /// <summary>The API group of the parent.</summary>
    public abstract string Group { get; }

    /// <summary>The plural resource name of the parent.</summary>
    public abstract string Resource { get; }

    /// <summary>The name of the subresource.</summary>
    public abstract string Name { get; }

    /// <summary>The kind of the bodies.</summary>
    public abstract KindCodec Body { get; }

    /// <summary>Gives a posted body the values that it has when it says nothing else; the audit log keeps it so.</summary>
    public virtual IKubeKind Default(IKubeKind body) => body;

    /// <summary>Fills in and checks a posted body after admission plugins have changed it, and before they validate it.</summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    public virtual IKubeKind Prepare(IKubeObject parent, IKubeKind body, StrategyContext context) => body;

    /// <summary>Answers a posted body; the answer's status code is 201.</summary>
    /// <param name="parent">The object whose subresource it is, as it is stored.</param>
    /// <param name="body">The body.</param>
    /// <param name="context">What is known about the request.</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <exception cref="ApiException">The request is refused.</exception>
    public abstract ValueTask<IKubeKind> Create(IKubeObject parent, IKubeKind body, StrategyContext context, CancellationToken cancellationToken);
}
