using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>Checks the name of an object of some kind.</summary>
/// <param name="name">The name.</param>
/// <param name="isPrefix">Whether more will be appended to it, as to <c>generateName</c>.</param>
/// <returns>What is wrong with the name.</returns>
public delegate ValueList<string> NameCheck(string name, bool isPrefix);
