using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Mode of the user namespace and the ID mappings it uses.</summary>
[GrpcMessage]
public sealed partial record UserNamespace
{
    /// <summary>Field <c>mode</c>.</summary>
    [Field("", 1)]
    public NamespaceMode Mode { get; init; }

    /// <summary>Field <c>uids</c>.</summary>
    [Field("", 2)]
    public ValueList<IDMapping> Uids { get; init; }

    /// <summary>Field <c>gids</c>.</summary>
    [Field("", 3)]
    public ValueList<IDMapping> Gids { get; init; }
}
