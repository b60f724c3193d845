using Dotnetes.Serialization.Attributes;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri.V1;

/// <summary>Names an image, with annotations and the runtime handler it is meant for.</summary>
[GrpcMessage]
public sealed partial record ImageSpec
{
    /// <summary>Field <c>image</c>.</summary>
    [Field("", 1)]
    public string Image { get; init; } = "";

    /// <summary>Field <c>annotations</c>.</summary>
    [Field("", 2)]
    public ValueMap<string> Annotations { get; init; }

    /// <summary>Field <c>user_specified_image</c>.</summary>
    [Field("", 18)]
    public string UserSpecifiedImage { get; init; } = "";

    /// <summary>Field <c>runtime_handler</c>.</summary>
    [Field("", 19)]
    public string RuntimeHandler { get; init; } = "";

    /// <summary>Field <c>image_ref</c>.</summary>
    [Field("", 20)]
    public string ImageRef { get; init; } = "";
}
