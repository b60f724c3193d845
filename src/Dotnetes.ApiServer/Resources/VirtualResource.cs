using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Resources;

/// <summary>A resource whose objects are answered on the spot and never stored: reviews, and what is computed from other things.</summary>
public abstract class VirtualResource
{
    /// <summary>The codec of the kind.</summary>
    public abstract KindCodec Codec { get; }

    /// <summary>The singular name.</summary>
    public abstract string Singular { get; }

    /// <summary>The short names.</summary>
    public virtual IReadOnlyList<string> ShortNames => [];

    /// <summary>The verbs: <c>create</c>, or <c>get</c> and <c>list</c>.</summary>
    public virtual IReadOnlyList<string> Verbs => ["create"];

    /// <summary>The warning that every request for it gets; empty for none.</summary>
    public virtual string Deprecation => "";

    /// <summary>Answers a posted object.</summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    public virtual ValueTask<IKubeKind> Create(IKubeKind body, StrategyContext context, CancellationToken cancellationToken) =>
        throw ApiErrors.MethodNotSupported();

    /// <summary>Where a posted object belongs instead; null when it is answered here.</summary>
    internal virtual RequestInfo? Forward(RequestInfo info, IKubeKind body) => null;

    /// <summary>Reads an object.</summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    public virtual ValueTask<IKubeKind> Get(string name, StrategyContext context, CancellationToken cancellationToken) =>
        throw ApiErrors.MethodNotSupported();

    /// <summary>Lists the objects.</summary>
    /// <exception cref="ApiException">The request is refused.</exception>
    public virtual ValueTask<IReadOnlyList<IKubeObject>> List(StrategyContext context, CancellationToken cancellationToken) =>
        throw ApiErrors.MethodNotSupported();
}
