using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client;

/// <summary>A page of objects.</summary>
/// <typeparam name="T">The kind.</typeparam>
/// <param name="Metadata">The resource version and the continue token.</param>
/// <param name="Items">The objects.</param>
public sealed record ObjectList<T>(ListMeta Metadata, ValueList<T> Items);
