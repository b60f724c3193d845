using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>A part of a document, with a number that equal parts share.</summary>
/// <param name="Number">The number.</param>
/// <param name="Range">Where its text stands, when it was read from a text.</param>
/// <param name="Value">What it is, when it was made from a value.</param>
/// <param name="Members">The members of an object.</param>
/// <param name="Items">The items of an array.</param>
internal sealed record NumberedPart(int Number, Range Range, JsonValue? Value, SortedDictionary<string, NumberedPart>? Members = null, List<NumberedPart>? Items = null);
