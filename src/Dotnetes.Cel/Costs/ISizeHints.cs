namespace Dotnetes.Cel.Costs;

/// <summary>How large values can be.</summary>
public interface ISizeHints
{
    /// <summary>At most how many elements, bytes or code points there are at a place; null when nothing is known.</summary>
    /// <param name="path">The place: names joined by dots, with <c>@items</c>, <c>@keys</c> and <c>@values</c> for what lists and maps hold.</param>
    ulong? MaxSize(string path);
}
