namespace Dotnetes.Client.Informers;

/// <summary>Which part of a collection is meant.</summary>
/// <param name="Namespace">One namespace, or null for all.</param>
/// <param name="LabelSelector">A label selector; empty for everything.</param>
/// <param name="FieldSelector">A field selector; empty for everything.</param>
internal readonly record struct CollectionScope(string? Namespace, string LabelSelector, string FieldSelector);
