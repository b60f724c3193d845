using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;

namespace Dotnetes.Client.Dynamic;

/// <summary>A collection or a page of one.</summary>
/// <param name="Metadata">Its resource version, and where the next page begins.</param>
/// <param name="Items">The objects. In lists they may lack apiVersion and kind, which are those of the resource.</param>
public sealed record DynamicList(ListMeta Metadata, IReadOnlyList<JsonObject> Items);
