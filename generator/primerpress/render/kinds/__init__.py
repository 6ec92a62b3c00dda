"""What the templates of the kinds show, worked out from the model."""
