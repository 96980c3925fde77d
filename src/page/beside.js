
// The unit beside a field that was sent: the next number is read in it. What was typed with a unit of its own becomes the
// number alone, once the field is left.
function beside(shown) {
  for (const [name, [value, unit]] of Object.entries(shown)) {
    const field = form.elements[name];
    if (field?.tagName !== "INPUT") continue;
    if (field.nextElementSibling?.className === "unit") field.nextElementSibling.textContent = unit;
    field.onblur = () => {
      field.onblur = null;
      if (field.value !== known.get(name) || !/[^\d\s.,-]/.test(field.value)) return;
      field.value = value;
      known.set(name, value);
    };
    if (document.activeElement !== field) field.onblur();
  }
}
